-- The house: who is calling, as the hub says it at each checkout of a connection.

create schema hub;
grant usage on schema hub to hub_definer, hub_gate, hub_system, hub_employer, hub_intermediary, hub_operator, hub_director, hub_auditor, hub_admin;
-- A definer owns its functions, and a function's owner must be able to create in its schema.
grant create on schema hub to hub_definer;

create function hub.current_account() returns uuid
language sql stable
return nullif(current_setting('hub.account', true), '')::uuid;

create function hub.current_capacity() returns uuid
language sql stable
return nullif(current_setting('hub.capacity', true), '')::uuid;

-- The date in Europe/Rome by the hub's clock: the database's own clock decides nothing.
create function hub.today() returns date
language sql stable
return nullif(current_setting('hub.today', true), '')::date;
