"""Archives at scale. `job` runs one: an `engine` has workers do its shards (`work`, in `local` processes or on a
`cluster`), a `checkpoint` keeps what came of each, `merge` writes that to the `sinks`, `manifest` accounts for all."""
