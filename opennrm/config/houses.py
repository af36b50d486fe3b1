"""Who keeps a place to live, and who runs it: asked past the wall of places, which itself asks who stays there."""

from __future__ import annotations

HOUSES = """
CREATE OR REPLACE FUNCTION nrm_keeps_place(of_place uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT nrm_role() <> 'accommodation_provider' AND EXISTS (SELECT FROM support_accommodationplace
        WHERE id = of_place AND coordinator_id = nrm_organisation()) $$;
CREATE OR REPLACE FUNCTION nrm_runs_place(of_place uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM support_accommodationplace WHERE id = of_place AND provider_id = nrm_organisation()) $$;
"""
CALLED = ("nrm_keeps_place(uuid)", "nrm_runs_place(uuid)")
