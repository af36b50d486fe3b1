"""English as written in Europe: the day first. Input formats as in Danish, so that a date means the same in both."""

from opennrm.ui.formats.da import formats as danish

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y H:i"
TIME_FORMAT = "H:i"
YEAR_MONTH_FORMAT = "F Y"
MONTH_DAY_FORMAT = "j F"
SHORT_DATE_FORMAT = "d/m/Y"
SHORT_DATETIME_FORMAT = "d/m/Y H:i"
FIRST_DAY_OF_WEEK = 1
DATE_INPUT_FORMATS = danish.DATE_INPUT_FORMATS
DATETIME_INPUT_FORMATS = danish.DATETIME_INPUT_FORMATS
TIME_INPUT_FORMATS = danish.TIME_INPUT_FORMATS
