"""The history visual *Totstandkoming BuurtBaan*: milestones are the truth, the drawing is made of them."""
