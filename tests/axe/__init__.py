"""What axe finds on the pages, in every way they can look; `python -m tests.axe` looks at all of them."""
