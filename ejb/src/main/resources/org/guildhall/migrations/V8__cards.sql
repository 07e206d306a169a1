-- What was once answered, kept to be found again: cards, what they said before, and who doubts them.

create sequence card_seq start with 50 increment by 50;
create table card (
  id           bigint primary key,
  post_id      bigint not null unique references post,  -- it was captured from; one card of each
  question     varchar(200) not null,
  answer       varchar(5000) not null,                  -- Markdown
  html         varchar(1000000) not null,               -- safe, made from it
  appliesTo    varchar(300) not null,                   -- '' when it says nothing
  owner_id     bigint not null references person,
  writer_id    bigint not null references person,       -- who wrote what it says now
  capturedAt   timestamp(6) not null,
  writtenAt    timestamp(6) not null,
  reviewedAt   timestamp(6) not null,                   -- when its owner or a leader last stood for it
  reviewOn     date not null,
  retiredAt    timestamp(6),                            -- null: it is held to be true
  retiredFor   varchar(500),
  version      integer not null
);
create index card_owner on card (owner_id);
create index card_review on card (reviewOn);

-- The posts it was drawn from; their authors are the card's.
create table card_source (
  card_id  bigint not null references card,
  post_id  bigint not null references post,
  primary key (card_id, post_id)
);
create index card_source_post on card_source (post_id);

create table card_tag (
  card_id  bigint not null references card,
  tag      varchar(50) not null,
  primary key (card_id, tag)
);

create sequence card_revision_seq start with 50 increment by 50;
create table card_revision (
  id         bigint primary key,
  card_id    bigint not null references card,
  question   varchar(200) not null,
  answer     varchar(5000) not null,
  appliesTo  varchar(300) not null,
  writer_id  bigint not null references person,
  writtenAt  timestamp(6) not null
);
create index card_revision_card on card_revision (card_id, id);

create sequence doubt_seq start with 50 increment by 50;
create table doubt (
  id         bigint primary key,
  card_id    bigint not null references card,
  person_id  bigint not null references person,
  reason     varchar(500) not null,
  raisedAt   timestamp(6) not null,
  settledAt  timestamp(6)                               -- null: it stands
);
create index doubt_card on doubt (card_id, settledAt);

-- Answers that somebody does not think worth a card: they are not proposed to him again.
create table declined_proposal (
  postId    bigint not null references post,
  personId  bigint not null references person,
  primary key (postId, personId)
);
