CREATE TABLE `channel_events` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`channel_id` text,
	`waba_id` text NOT NULL,
	`kind` text NOT NULL,
	`severity` text NOT NULL,
	`detail` text NOT NULL,
	`by_user` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `channel_events_at` ON `channel_events` (`tenant_id`,`at`);--> statement-breakpoint
CREATE TABLE `channel_hops` (
	`tenant_id` text NOT NULL,
	`channel_id` text NOT NULL,
	`hop` text NOT NULL,
	`ok_at` integer,
	`failed_at` integer,
	`failures` integer DEFAULT 0 NOT NULL,
	`ms` integer,
	`note` text,
	PRIMARY KEY(`tenant_id`, `channel_id`, `hop`)
);
--> statement-breakpoint
CREATE INDEX `channel_hops_probe` ON `channel_hops` (`hop`,`ok_at`);--> statement-breakpoint
CREATE TABLE `contact_merges` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`from_contact_id` text NOT NULL,
	`into_contact_id` text NOT NULL,
	`by_user` text NOT NULL,
	`at` integer NOT NULL,
	`undone_by` text,
	`undone_at` integer,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `contact_merges_into` ON `contact_merges` (`tenant_id`,`into_contact_id`);--> statement-breakpoint
CREATE TABLE `parked_timers` (
	`tenant_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`timer` text NOT NULL,
	`attempts` integer NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `conversation_id`, `timer`)
);
--> statement-breakpoint
CREATE INDEX `parked_timers_at` ON `parked_timers` (`at`);--> statement-breakpoint
CREATE TABLE `media_waits` (
	`tenant_id` text NOT NULL,
	`channel_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`refused_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `channel_id`, `conversation_id`)
);
--> statement-breakpoint
CREATE TABLE `template_syncs` (
	`tenant_id` text NOT NULL,
	`waba_id` text NOT NULL,
	`synced_at` integer,
	`error_code` integer,
	`next_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `waba_id`)
);
--> statement-breakpoint
CREATE INDEX `template_syncs_due` ON `template_syncs` (`next_at`);--> statement-breakpoint
CREATE TABLE `templates` (
	`tenant_id` text NOT NULL,
	`waba_id` text NOT NULL,
	`name` text NOT NULL,
	`language` text NOT NULL,
	`meta_id` text NOT NULL,
	`category` text NOT NULL,
	`next_category` text,
	`next_category_at` integer,
	`status` text NOT NULL,
	`reason` text,
	`quality` text,
	`parameter_format` text NOT NULL,
	`components` text NOT NULL,
	`fallbacks` text NOT NULL,
	`ttl_seconds` integer,
	`edited_at` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `waba_id`, `name`, `language`)
);
--> statement-breakpoint
CREATE TABLE `usage_caps` (
	`tenant_id` text NOT NULL,
	`channel_id` text NOT NULL,
	`category` text NOT NULL,
	`monthly` integer NOT NULL,
	`action` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `channel_id`, `category`)
);
--> statement-breakpoint
DROP INDEX `channels_phone_number_id_unique`;--> statement-breakpoint
ALTER TABLE `channels` ADD `name` text;--> statement-breakpoint
ALTER TABLE `channels` ADD `on_business_app` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `channels` ADD `read_marks` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `channels` ADD `health` text;--> statement-breakpoint
ALTER TABLE `channels` ADD `health_at` integer;--> statement-breakpoint
ALTER TABLE `channels` ADD `disconnected_at` integer;--> statement-breakpoint
CREATE UNIQUE INDEX `channels_connected` ON `channels` (`phone_number_id`) WHERE disconnected_at IS NULL;--> statement-breakpoint
CREATE INDEX `contacts_merged` ON `contacts` (`tenant_id`,`merged_into`) WHERE merged_into IS NOT NULL;--> statement-breakpoint
ALTER TABLE `contact_aliases` ADD `held_since` integer;--> statement-breakpoint
ALTER TABLE `contact_aliases` ADD `ended_at` integer;