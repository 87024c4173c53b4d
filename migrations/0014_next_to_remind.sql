-- An authorization is used by offset or by direct payment, never both: one index finds the next whose end comes near. With one for each,
-- the claim of the clock walked through every authorization that ever was.
drop index hub.authorization_offset_to_remind;
drop index hub.authorization_payment_to_remind;
create index authorization_to_remind on hub.authorization_grant (coalesce(offset_deadline, direct_payment_deadline), id)
    where reminded_on is null;
alter table hub.authorization_grant
    add constraint authorization_one_use check (num_nonnulls(offset_deadline, direct_payment_deadline) <= 1);
