"""The certified data a CCAS may ask: one small file a source, gathered by `catalogue`."""
