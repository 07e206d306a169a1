-- Since when news waits; of what waited before, nothing tells.
alter table outbox add column addedAt timestamp(6);
