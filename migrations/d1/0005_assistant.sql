CREATE TABLE `assistant_settings` (
	`tenant_id` text NOT NULL,
	`section` text NOT NULL,
	`value` text NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `section`)
);
--> statement-breakpoint
CREATE TABLE `document_versions` (
	`tenant_id` text NOT NULL,
	`document_id` text NOT NULL,
	`version` integer NOT NULL,
	`title` text NOT NULL,
	`kind` text NOT NULL,
	`language` text,
	`r2_key` text NOT NULL,
	`bytes` integer NOT NULL,
	`saved_by` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `document_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `sources` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`url` text NOT NULL,
	`audience` text DEFAULT 'customers' NOT NULL,
	`every_hours` integer,
	`state` text NOT NULL,
	`error` text,
	`pages` integer DEFAULT 0 NOT NULL,
	`pages_done` integer DEFAULT 0 NOT NULL,
	`pages_failed` integer DEFAULT 0 NOT NULL,
	`run` integer DEFAULT 1 NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`read_at` integer,
	`due_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `sources_due` ON `sources` (`due_at`);--> statement-breakpoint
CREATE TABLE `leads` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`contact_id` text,
	`stage` text NOT NULL,
	`stage_by` text NOT NULL,
	`proposed_stage` text,
	`score` integer NOT NULL,
	`reasons` text NOT NULL,
	`facts` text NOT NULL,
	`origin` text,
	`owner_id` text,
	`epoch` integer NOT NULL,
	`seq` integer NOT NULL,
	`heard_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `leads_conversation` ON `leads` (`tenant_id`,`conversation_id`);--> statement-breakpoint
CREATE INDEX `leads_stage` ON `leads` (`tenant_id`,`stage`,`score`);--> statement-breakpoint
CREATE INDEX `leads_heard` ON `leads` (`tenant_id`,`heard_at`);--> statement-breakpoint
CREATE TABLE `question_sets` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`questions` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `trial_runs` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`set_id` text,
	`params` text NOT NULL,
	`result` text,
	`error` text,
	`total` integer DEFAULT 0 NOT NULL,
	`done` integer DEFAULT 0 NOT NULL,
	`started_by` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`due_at` integer,
	`ended_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `trial_runs_due` ON `trial_runs` (`due_at`);--> statement-breakpoint
CREATE INDEX `trial_runs_newest` ON `trial_runs` (`tenant_id`,`created_at`);--> statement-breakpoint
ALTER TABLE `documents` ADD `audience` text DEFAULT 'customers' NOT NULL;--> statement-breakpoint
ALTER TABLE `documents` ADD `expires_at` integer;--> statement-breakpoint
ALTER TABLE `documents` ADD `file_name` text;--> statement-breakpoint
ALTER TABLE `documents` ADD `media_type` text;--> statement-breakpoint
ALTER TABLE `documents` ADD `file_bytes` integer;--> statement-breakpoint
ALTER TABLE `documents` ADD `url` text;--> statement-breakpoint
ALTER TABLE `documents` ADD `source_id` text;--> statement-breakpoint
ALTER TABLE `documents` ADD `published` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `documents` ADD `draft` text;--> statement-breakpoint
CREATE INDEX `documents_source` ON `documents` (`tenant_id`,`source_id`) WHERE source_id IS NOT NULL;