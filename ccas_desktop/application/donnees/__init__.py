"""The certified data of a request: what may be asked, the calls, what is kept of the replies."""
