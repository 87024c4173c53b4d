-- Auditors make programs, and administrators accounts: the keys under which they made them are theirs to read and to add.
do $$
declare
    r text;
begin
    foreach r in array array['auditor', 'admin'] loop
        execute format('grant select, insert on hub.idempotency to hub_%s', r);
        execute format('create policy idempotency_%s on hub.idempotency to hub_%s using (capacity_id = (select hub.current_capacity()))', r, r);
    end loop;
end
$$;
