-- An auditor makes programs, once for a key, as the others do.
grant select, insert on hub.idempotency to hub_auditor;
create policy idempotency_auditor on hub.idempotency to hub_auditor using (capacity_id = (select hub.current_capacity()));
