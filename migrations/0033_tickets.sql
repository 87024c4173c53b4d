-- The ticket of an application, which ties the monthly absence events of UniEmens to it: one for each, and none for two (INPS msgs 1759 and
-- 4315/2016).

-- What is there gets a ticket of its key, the same wherever it is computed. Changing the type writes the table and its indexes anew at once:
-- an update would write each index row by row, and row policies would hide the rows from an owner that is no superuser.
alter table hub.application add column ticket text;
alter table hub.application
    alter column ticket type text using upper(left(encode(sha256(uuid_send(id)), 'hex'), 16)),
    alter column ticket set not null,
    add constraint application_ticket_once unique (ticket),
    add constraint application_ticket_form check (ticket collate "C" ~ '^[A-Z0-9]{16}$');
