-- The learner's own function that a question is about, as its identity has it; '' for a question that was drawn.

alter table snapshot add column of text not null default '';
