from __future__ import annotations

from django.urls import path

from opennrm.statistics import views

app_name = "statistics"
urlpatterns = [
    path("", views.key_figures, name="key_figures"),
    path("katalog/", views.measures, name="measures"),
    path("kvalitet/", views.quality, name="quality"),
    path("kvalitet/<slug:organisation>/", views.quality_of, name="quality_of"),
    path("udforsk/", views.explore, name="explore"),
    path("udforsk/hent/<slug:suffix>/", views.take_away, name="take_away"),
    path("katalog/opdeling/<slug:dimension>/", views.dimension, name="dimension"),
    path("katalog/<slug:measure>/", views.measure, name="measure"),
    path("katalog/<slug:measure>/serie/<slug:suffix>/", views.series, name="series"),
    path("offentliggoerelser/", views.publications, name="publications"),
    path("offentliggoerelser/ny/", views.new_publication, name="new_publication"),
    path("offentliggoerelser/<uuid:publication_id>/", views.publication, name="publication"),
    path("offentliggoerelser/<uuid:publication_id>/efterproev/", views.verify, name="verify"),
    path("offentliggoerelser/<uuid:publication_id>/opgiv/", views.drop, name="drop"),
    path("offentliggoerelser/<uuid:publication_id>/<slug:table_name>.csv", views.table, name="table"),
]
