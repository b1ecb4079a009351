"""Who may do what with partners."""

# To let another organisation show people takes somebody who keeps the installation, besides who made the agreement.
OPEN_PROFILES = "partners.open_profiles"
