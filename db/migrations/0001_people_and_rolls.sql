CREATE TABLE `audit_seals` (
	`id` integer PRIMARY KEY NOT NULL,
	`up_to` integer NOT NULL,
	`events` integer NOT NULL,
	`previous` text NOT NULL,
	`seal` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_seals_upTo_unique` ON `audit_seals` (`up_to`);--> statement-breakpoint
CREATE UNIQUE INDEX `audit_seals_previous_unique` ON `audit_seals` (`previous`);--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`account_id` text NOT NULL,
	`hash` text NOT NULL,
	`used_at` integer,
	PRIMARY KEY(`account_id`, `hash`),
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `staff_links` (
	`hash` text PRIMARY KEY NOT NULL,
	`staff_id` integer NOT NULL,
	`purpose` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `staff_links_staff` ON `staff_links` (`staff_id`);--> statement-breakpoint
CREATE TABLE `roll_confirmations` (
	`id` integer PRIMARY KEY NOT NULL,
	`school_id` integer NOT NULL,
	`term_id` text NOT NULL,
	`taken_on` text NOT NULL,
	`students` integer NOT NULL,
	`digest` text NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`term_id`) REFERENCES `terms`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `roll_confirmations_school` ON `roll_confirmations` (`school_id`,`term_id`);--> statement-breakpoint
CREATE TABLE `class_sessions` (
	`id` integer PRIMARY KEY NOT NULL,
	`class_id` integer NOT NULL,
	`account_id` text NOT NULL,
	`code` text NOT NULL,
	`opened_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`class_id`) REFERENCES `school_classes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `class_sessions_code` ON `class_sessions` (`code`) WHERE closed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX `class_sessions_one_a_teacher` ON `class_sessions` (`account_id`) WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX `class_sessions_class` ON `class_sessions` (`class_id`);--> statement-breakpoint
CREATE TABLE `guardian_consents` (
	`id` integer PRIMARY KEY NOT NULL,
	`student_id` integer NOT NULL,
	`state` text NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `guardian_consents_student` ON `guardian_consents` (`student_id`);--> statement-breakpoint
CREATE TABLE `official_enrolments` (
	`id` integer PRIMARY KEY NOT NULL,
	`school_id` integer NOT NULL,
	`school_year` integer NOT NULL,
	`students` integer NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "official_enrolments_students" CHECK("official_enrolments"."students" >= 0)
);
--> statement-breakpoint
CREATE INDEX `official_enrolments_school` ON `official_enrolments` (`school_id`,`school_year`);--> statement-breakpoint
CREATE TABLE `school_periods` (
	`id` integer PRIMARY KEY NOT NULL,
	`school_id` integer NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`region_code` text NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`region_code`) REFERENCES `regions`(`code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "school_periods_dates" CHECK("school_periods"."until_on" is null or "school_periods"."until_on" >= "school_periods"."from_on")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `school_periods_one_open` ON `school_periods` (`school_id`) WHERE until_on is null;--> statement-breakpoint
CREATE INDEX `school_periods_region` ON `school_periods` (`region_code`);--> statement-breakpoint
ALTER TABLE `enrolments` ADD `left_because` text;--> statement-breakpoint
CREATE INDEX `enrolments_student` ON `enrolments` (`student_id`);--> statement-breakpoint
ALTER TABLE `schools` ADD `opened_on` text;--> statement-breakpoint
ALTER TABLE `schools` ADD `closed_on` text;--> statement-breakpoint
ALTER TABLE `schools` ADD `merged_into_id` integer REFERENCES schools(id);--> statement-breakpoint
ALTER TABLE `students` ADD `erased_at` integer;--> statement-breakpoint
ALTER TABLE `accounts` ADD `totp_secret` text;--> statement-breakpoint
ALTER TABLE `accounts` ADD `totp_step` integer;--> statement-breakpoint
ALTER TABLE `sessions` ADD `started_at` integer;--> statement-breakpoint
ALTER TABLE `sessions` ADD `device` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `class_session_id` integer REFERENCES class_sessions(id);--> statement-breakpoint
ALTER TABLE `terms` ADD `freezes_on` text;--> statement-breakpoint
ALTER TABLE `audit_events` ADD `school_id` integer;--> statement-breakpoint
ALTER TABLE `audit_events` ADD `region_code` text;--> statement-breakpoint
CREATE INDEX `audit_events_school` ON `audit_events` (`school_id`,`id`);--> statement-breakpoint
INSERT INTO `school_periods` (`school_id`, `from_on`, `name`, `kind`, `region_code`) SELECT `id`, '1900-01-01', `name`, `kind`, `region_code` FROM `schools`;--> statement-breakpoint
CREATE TRIGGER `audit_events_stay` BEFORE UPDATE ON `audit_events` BEGIN SELECT RAISE(ABORT, 'audit events are never changed'); END;--> statement-breakpoint
CREATE TRIGGER `audit_events_remain` BEFORE DELETE ON `audit_events` BEGIN SELECT RAISE(ABORT, 'audit events are never deleted'); END;--> statement-breakpoint
CREATE TRIGGER `rolls_stay` BEFORE UPDATE ON `rolls` BEGIN SELECT RAISE(ABORT, 'a frozen roll is never changed'); END;--> statement-breakpoint
CREATE TRIGGER `rolls_remain` BEFORE DELETE ON `rolls` BEGIN SELECT RAISE(ABORT, 'a frozen roll is never deleted'); END;--> statement-breakpoint
CREATE TRIGGER `roll_classes_stay` BEFORE UPDATE ON `roll_classes` BEGIN SELECT RAISE(ABORT, 'a frozen roll is never changed'); END;--> statement-breakpoint
CREATE TRIGGER `roll_classes_remain` BEFORE DELETE ON `roll_classes` BEGIN SELECT RAISE(ABORT, 'a frozen roll is never deleted'); END;--> statement-breakpoint
CREATE TRIGGER `roll_entries_stay` BEFORE UPDATE ON `roll_entries` BEGIN SELECT RAISE(ABORT, 'a frozen roll is never changed'); END;--> statement-breakpoint
CREATE TRIGGER `roll_entries_remain` BEFORE DELETE ON `roll_entries` BEGIN SELECT RAISE(ABORT, 'a frozen roll is never deleted'); END;
