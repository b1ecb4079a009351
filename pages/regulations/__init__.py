"""The regulation with its versions, and the rules of thumb (Dutch: *regeling*, *vuistregels*)."""
