"""Archives at scale: `job` runs one, `local` is its engine, `table` and `sinks` write, `manifest` accounts."""
