"""The page of the web chat and the files it loads; nothing here is built, fetched or third-party."""
