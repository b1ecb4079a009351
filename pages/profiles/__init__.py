"""Profiles of buurtbaners: experience first, the plan beside the person. They exist only under a valid consent."""
