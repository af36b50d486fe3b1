"""Danish formats. The first input format is what native date fields of browsers need; people may type the others."""

DATE_FORMAT = "j. F Y"
DATETIME_FORMAT = "j. F Y H:i"
DATE_INPUT_FORMATS = ["%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y"]
DATETIME_INPUT_FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M", "%d-%m-%Y %H:%M"]
TIME_INPUT_FORMATS = ["%H:%M", "%H.%M"]
