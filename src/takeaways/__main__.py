"""``python -m takeaways``."""

from takeaways.cli import main

if __name__ == "__main__":
    main()
