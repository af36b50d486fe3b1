from __future__ import annotations

from django.urls import path

from opennrm.returns import views

app_name = "returns"
urlpatterns = [
    path("", views.journeys, name="list"),
    path("sag/<uuid:case_id>/ny/", views.new, name="new"),
    path("sag/<uuid:case_id>/", views.of_case, name="of_case"),
    path("sag/<uuid:case_id>/tilbyd/", views.open_prepared, name="open"),
    path("forberedt/<uuid:prepared_id>/", views.prepared, name="prepared"),
    path("forberedt/<uuid:prepared_id>/videre/", views.advance, name="advance"),
    path("forberedt/<uuid:prepared_id>/ankomst/", views.confirm_arrival, name="confirm_arrival"),
    path("forberedt/<uuid:prepared_id>/stop/", views.stop, name="stop"),
    path("<uuid:return_id>/", views.show, name="show"),
    path("<uuid:return_id>/traek-tilbage/", views.withdraw, name="withdraw"),
]
