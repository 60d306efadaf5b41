-- A person may work for several tenants: who they are moves to one place, their role to another.
ALTER TABLE `users` RENAME TO `users_before`;
--> statement-breakpoint
DROP INDEX IF EXISTS `users_email`;
--> statement-breakpoint
CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `accounts_user` ON `accounts` (`user_id`);--> statement-breakpoint
CREATE TABLE `members` (
	`tenant_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `members_user` ON `members` (`user_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`token` text NOT NULL,
	`expires_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_token_unique` ON `sessions` (`token`);--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`);--> statement-breakpoint
CREATE TABLE `verifications` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `verifications_identifier` ON `verifications` (`identifier`);--> statement-breakpoint
CREATE TABLE `labels` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`colour` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `labels_name` ON `labels` (`tenant_id`,`name`);--> statement-breakpoint
ALTER TABLE `documents` ADD `chunks_done` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- Who somebody is their e-mail says, not their id: that was unique in a tenant only, and two people of two tenants must not
-- become one. Of those who share an id the first keeps it.
INSERT INTO `users` (`id`, `email`, `name`, `created_at`, `updated_at`)
SELECT CASE `nth_of_id` WHEN 1 THEN `id` ELSE `id` || '@' || `tenant_id` END, lower(`email`), `name`, `created_at`, `updated_at`
FROM (
	SELECT *, row_number() OVER (PARTITION BY `id` ORDER BY `created_at`, `tenant_id`) AS `nth_of_id`
	FROM (
		SELECT *, row_number() OVER (PARTITION BY lower(`email`) ORDER BY `created_at`, `tenant_id`, `id`) AS `nth_of_email`
		FROM `users_before`
	)
	WHERE `nth_of_email` = 1
);
--> statement-breakpoint
INSERT OR IGNORE INTO `members` (`tenant_id`, `user_id`, `role`, `created_at`, `updated_at`)
SELECT `b`.`tenant_id`, `users`.`id`, `b`.`role`, `b`.`created_at`, `b`.`updated_at`
FROM `users_before` AS `b` JOIN `users` ON `users`.`email` = lower(`b`.`email`)
ORDER BY `b`.`created_at`, `b`.`id`;
--> statement-breakpoint
DROP TABLE `users_before`;
