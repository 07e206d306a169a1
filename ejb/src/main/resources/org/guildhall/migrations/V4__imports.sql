-- What an administrator brings in from elsewhere, how far it is, and what could not be read.
create sequence import_seq start with 50 increment by 50;
create table import (
  id             bigint primary key,
  community_id   bigint not null references community,
  source         varchar(40) not null,
  begunBy_id     bigint references person,      -- null: an administrator whom no directory knows
  receivedAt     timestamp(6) not null,
  endedAt        timestamp(6),
  state          varchar(16) not null,
  stage          varchar(16) not null,
  stageRows      bigint not null,               -- rows of the stage that are done with
  host           varchar(255),                  -- the site's, once it is known
  totalBytes     bigint not null,               -- of the uploaded file
  totalWork      bigint not null,               -- weighted bytes of all stages
  doneWork       bigint not null,
  workedMillis   bigint not null,
  totalRows      bigint not null,               -- 0 until they are counted
  doneRows       bigint not null,
  conversations  bigint not null,
  posts          bigint not null,
  people         bigint not null,
  alreadyThere   bigint not null,
  leftOut        bigint not null,
  problems       bigint not null,
  reason         varchar(100),                  -- why it failed
  reasonArguments varchar(500)
);
create index import_state on import (state, id);

create sequence import_problem_seq start with 50 increment by 50;
create table import_problem (
  id          bigint primary key,
  import_id   bigint not null references import,
  fileName    varchar(100) not null,
  line        bigint not null,                  -- 0: the whole file
  reason      varchar(100) not null,
  arguments   varchar(500) not null
);
create index import_problem_import on import_problem (import_id, id);
