"""What Qt and the system want: proxies, one instance, faults of the libraries."""
