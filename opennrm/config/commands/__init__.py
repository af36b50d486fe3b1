"""The sub-commands of ``nrm``, one module per topic, each with ``add(commands)``."""
