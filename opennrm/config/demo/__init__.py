"""The invented register behind the published figures of 2020 and 2021. Every person in it is invented."""

from opennrm.config.demo.load import load

__all__ = ["load"]
