"""The annotation loop: articles out to people and back.

`article` is the master, an exchange file with texts; `exporting` and `importing` carry it through the `formats` of the
tools, in which a record is drawn (`graph`) or written in lines (`record`); `draft` fills in what the system found.
"""
