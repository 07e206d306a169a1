-- Whom a post mentions. Who may not read the post must not learn it either.
create table mention (
  post_id    bigint not null references post,
  person_id  bigint not null references person,
  primary key (post_id, person_id)
);
create index mention_person on mention (person_id, post_id);

-- How the names of an active colleague begin, for whoever types them: folded, in UTF-8. Bytes, so
-- that an index answers "begins with" whatever the collation of the database. Null: nobody looks
-- for him by his name.
alter table person add column userNameKey bytea;
alter table person add column givenNameKey bytea;
alter table person add column familyNameKey bytea;
create index person_user_name_key on person (userNameKey);
create index person_given_name_key on person (givenNameKey);
create index person_family_name_key on person (familyNameKey);
