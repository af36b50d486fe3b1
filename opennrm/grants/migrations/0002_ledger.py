from __future__ import annotations

from django.db import migrations

# The database adds the ledger up itself, when a transaction of its own ends: whoever writes and whatever they see of the
# tables, so the functions look past the walls and read nothing else.
#
#   the entries of a transaction sum to nothing in each currency, and are all of the transaction's purse;
#   of a purse nothing is owed, on its way or paid that is less than nothing;
#   no more is granted than the purse is entitled to.
FORWARD = """
CREATE FUNCTION grants_check_purse(of_purse uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE granted bigint; entitled bigint;
BEGIN
    IF EXISTS (SELECT FROM grants_entry WHERE purse_id = of_purse AND account IN ('owed', 'in_transit', 'paid')
               GROUP BY account, currency HAVING sum(amount) < 0) THEN
        RAISE EXCEPTION 'grants: more is taken from an account than is in it' USING ERRCODE = 'check_violation';
    END IF;
    SELECT -coalesce(sum(amount), 0) INTO granted FROM grants_entry
        WHERE purse_id = of_purse AND account = 'appropriation';
    SELECT entitled_ore INTO entitled FROM grants_purse WHERE id = of_purse;
    IF granted < 0 OR granted > entitled THEN
        RAISE EXCEPTION 'grants: more is granted than there is a right to' USING ERRCODE = 'check_violation';
    END IF;
END $$;
CREATE FUNCTION grants_check_entry() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM grants_entry WHERE transaction_id = NEW.transaction_id
               GROUP BY currency HAVING sum(amount) <> 0)
       OR (SELECT purse_id FROM grants_transaction WHERE id = NEW.transaction_id) <> NEW.purse_id THEN
        RAISE EXCEPTION 'grants: the transaction does not balance' USING ERRCODE = 'check_violation';
    END IF;
    PERFORM grants_check_purse(NEW.purse_id);
    RETURN NULL;
END $$;
CREATE FUNCTION grants_check_entitled() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM grants_check_purse(NEW.id);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER adds_up AFTER INSERT ON grants_entry DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION grants_check_entry();
CREATE CONSTRAINT TRIGGER adds_up AFTER UPDATE ON grants_purse DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION grants_check_entitled();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON grants_entry
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON grants_transaction
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON grants_circumstance
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON grants_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON grants_transaction
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON grants_circumstance
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
BACKWARD = """
DROP TRIGGER never_emptied ON grants_circumstance;
DROP TRIGGER never_emptied ON grants_transaction;
DROP TRIGGER never_emptied ON grants_entry;
DROP TRIGGER append_only ON grants_circumstance;
DROP TRIGGER append_only ON grants_transaction;
DROP TRIGGER append_only ON grants_entry;
DROP TRIGGER adds_up ON grants_purse;
DROP TRIGGER adds_up ON grants_entry;
DROP FUNCTION grants_check_entitled();
DROP FUNCTION grants_check_entry();
DROP FUNCTION grants_check_purse(uuid);
"""


class Migration(migrations.Migration):
    dependencies = [("grants", "0001_grants"), ("access", "0002_append_only")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
