// Only enhancement: the order form works without this file.
