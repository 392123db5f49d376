"""The tab of the documents: papers kept, encrypted, or seen and not kept."""
