"""What people also say: groups among remarks that no theme explains, named in their own words."""

from analysis.themes.discovery.discover import Group, Quoted, discover

__all__ = ["Group", "Quoted", "discover"]
