"""What can help: facilities, training, coaching, money (Dutch: *hulp*)."""
