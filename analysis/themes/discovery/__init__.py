"""What people also say: groups among remarks that no theme explains, named in their own words."""
