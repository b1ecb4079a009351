"""The parts a plan is made of."""

from wagtail import blocks

from .enums import ActivityStatus


class ActivityBlock(blocks.StructBlock):
    """One thing that the buurtbaner does or is going to do."""

    title = blocks.CharBlock(label="Wat doet u?", max_length=120)
    text = blocks.TextBlock(label="Uitleg", required=False, max_length=400)
    status = blocks.ChoiceBlock(label="Hoe ver?", choices=ActivityStatus.choices, default=ActivityStatus.RUNNING)

    class Meta:
        label = "Activiteit"
        icon = "task"
