CREATE TABLE `enrolments` (
	`id` integer PRIMARY KEY NOT NULL,
	`student_id` integer NOT NULL,
	`class_id` integer NOT NULL,
	`joined_on` text NOT NULL,
	`left_on` text,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`class_id`) REFERENCES `school_classes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "enrolments_dates" CHECK("enrolments"."left_on" is null or "enrolments"."left_on" >= "enrolments"."joined_on")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `enrolments_one_open` ON `enrolments` (`student_id`) WHERE left_on is null;--> statement-breakpoint
CREATE INDEX `enrolments_class` ON `enrolments` (`class_id`);--> statement-breakpoint
CREATE TABLE `regions` (
	`code` text PRIMARY KEY NOT NULL,
	`parent_code` text,
	`level` text NOT NULL,
	`name` text NOT NULL,
	FOREIGN KEY (`parent_code`) REFERENCES `regions`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `school_classes` (
	`id` integer PRIMARY KEY NOT NULL,
	`school_id` integer NOT NULL,
	`stage` text NOT NULL,
	`entry_year` integer NOT NULL,
	`number` integer NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `school_classes_named` ON `school_classes` (`school_id`,`stage`,`entry_year`,`number`);--> statement-breakpoint
CREATE TABLE `schools` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`region_code` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	FOREIGN KEY (`region_code`) REFERENCES `regions`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `schools_code_unique` ON `schools` (`code`);--> statement-breakpoint
CREATE TABLE `staff` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`display_name` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_name_unique` ON `staff` (`name`);--> statement-breakpoint
CREATE TABLE `staff_roles` (
	`id` integer PRIMARY KEY NOT NULL,
	`staff_id` integer NOT NULL,
	`role` text NOT NULL,
	`region_code` text,
	`school_id` integer,
	`class_id` integer,
	`from_on` text NOT NULL,
	`until_on` text,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`region_code`) REFERENCES `regions`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`class_id`) REFERENCES `school_classes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "staff_roles_one_scope" CHECK(("staff_roles"."region_code" is not null) + ("staff_roles"."school_id" is not null) + ("staff_roles"."class_id" is not null) = 1)
);
--> statement-breakpoint
CREATE INDEX `staff_roles_staff` ON `staff_roles` (`staff_id`);--> statement-breakpoint
CREATE TABLE `students` (
	`id` integer PRIMARY KEY NOT NULL,
	`school_id` integer NOT NULL,
	`number` text NOT NULL,
	`name` text NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `students_numbered` ON `students` (`school_id`,`number`);--> statement-breakpoint
CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` integer,
	`staff_id` integer,
	`card_hash` text,
	`card_issued_at` integer,
	`password_hash` text,
	`activated_at` integer,
	`reset_at` integer,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "accounts_one_person" CHECK(("accounts"."student_id" is null) <> ("accounts"."staff_id" is null)),
	CONSTRAINT "accounts_one_credential" CHECK("accounts"."card_hash" is null or "accounts"."password_hash" is null)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_studentId_unique` ON `accounts` (`student_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_staffId_unique` ON `accounts` (`staff_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_account` ON `sessions` (`account_id`);--> statement-breakpoint
CREATE TABLE `attempt_items` (
	`attempt_id` text NOT NULL,
	`position` integer NOT NULL,
	`item_version_id` integer NOT NULL,
	`option_ids` text NOT NULL,
	`options` text NOT NULL,
	PRIMARY KEY(`attempt_id`, `position`),
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_version_id`) REFERENCES `item_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` integer NOT NULL,
	`lesson_id` text NOT NULL,
	`lesson_version_id` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`pass_mark` integer NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`score` integer,
	`evidence` text,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lesson_version_id`) REFERENCES `lesson_versions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "attempts_finished" CHECK(("attempts"."finished_at" is null) = ("attempts"."score" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attempts_ordinal` ON `attempts` (`student_id`,`lesson_id`,`ordinal`);--> statement-breakpoint
CREATE TABLE `completions` (
	`student_id` integer NOT NULL,
	`lesson_id` text NOT NULL,
	`attempt_id` text NOT NULL,
	`evidence` text NOT NULL,
	`completed_at` integer NOT NULL,
	PRIMARY KEY(`student_id`, `lesson_id`),
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `item_versions` (
	`id` integer PRIMARY KEY NOT NULL,
	`item_id` text NOT NULL,
	`digest` text NOT NULL,
	`kind` text NOT NULL,
	`objective` text NOT NULL,
	`stem` text NOT NULL,
	`options` text NOT NULL,
	`key` integer NOT NULL,
	`why` text NOT NULL,
	CONSTRAINT "item_versions_key" CHECK("item_versions"."key" between 0 and 3)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `item_versions_digest` ON `item_versions` (`item_id`,`digest`);--> statement-breakpoint
CREATE TABLE `lesson_runs` (
	`id` integer PRIMARY KEY NOT NULL,
	`student_id` integer NOT NULL,
	`lesson_id` text NOT NULL,
	`lesson_version_id` integer NOT NULL,
	`started_at` integer NOT NULL,
	`counted_at` integer,
	`evidence` text,
	`too_fast` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lesson_version_id`) REFERENCES `lesson_versions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "lesson_runs_counted" CHECK(("lesson_runs"."counted_at" is null) = ("lesson_runs"."evidence" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `lesson_runs_one` ON `lesson_runs` (`student_id`,`lesson_id`);--> statement-breakpoint
CREATE TABLE `lesson_steps` (
	`run_id` integer NOT NULL,
	`position` integer NOT NULL,
	`issued_at` integer NOT NULL,
	`done_at` integer,
	PRIMARY KEY(`run_id`, `position`),
	FOREIGN KEY (`run_id`) REFERENCES `lesson_runs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `lesson_version_items` (
	`lesson_version_id` integer NOT NULL,
	`item_version_id` integer NOT NULL,
	PRIMARY KEY(`lesson_version_id`, `item_version_id`),
	FOREIGN KEY (`lesson_version_id`) REFERENCES `lesson_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_version_id`) REFERENCES `item_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `lesson_versions` (
	`id` integer PRIMARY KEY NOT NULL,
	`lesson_id` text NOT NULL,
	`digest` text NOT NULL,
	`number` integer NOT NULL,
	`title` text NOT NULL,
	`grade` integer NOT NULL,
	`steps` text NOT NULL,
	`published_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `lesson_versions_lesson` ON `lesson_versions` (`lesson_id`);--> statement-breakpoint
CREATE TABLE `requirements` (
	`term_id` text NOT NULL,
	`stage` text NOT NULL,
	`grade` integer NOT NULL,
	`lesson_id` text NOT NULL,
	`due_on` text NOT NULL,
	PRIMARY KEY(`term_id`, `stage`, `grade`, `lesson_id`),
	FOREIGN KEY (`term_id`) REFERENCES `terms`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `responses` (
	`attempt_id` text NOT NULL,
	`position` integer NOT NULL,
	`key` text NOT NULL,
	`chosen` integer NOT NULL,
	`answered_at` integer NOT NULL,
	PRIMARY KEY(`attempt_id`, `position`),
	FOREIGN KEY (`attempt_id`,`position`) REFERENCES `attempt_items`(`attempt_id`,`position`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "responses_chosen" CHECK("responses"."chosen" between 0 and 3)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `responses_key_unique` ON `responses` (`key`);--> statement-breakpoint
CREATE TABLE `terms` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `class_counters` (
	`roll_id` integer NOT NULL,
	`class_id` integer NOT NULL,
	`metric` text NOT NULL,
	`evidence` text NOT NULL,
	`students` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`roll_id`, `class_id`, `metric`, `evidence`),
	FOREIGN KEY (`roll_id`) REFERENCES `rolls`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`class_id`) REFERENCES `school_classes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "class_counters_not_negative" CHECK("class_counters"."students" >= 0)
);
--> statement-breakpoint
CREATE TABLE `milestones` (
	`roll_id` integer NOT NULL,
	`student_id` integer NOT NULL,
	`metric` text NOT NULL,
	`evidence` text NOT NULL,
	`reached_at` integer NOT NULL,
	PRIMARY KEY(`roll_id`, `student_id`, `metric`),
	FOREIGN KEY (`roll_id`) REFERENCES `rolls`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `roll_classes` (
	`roll_id` integer NOT NULL,
	`class_id` integer NOT NULL,
	`school_id` integer NOT NULL,
	`region_code` text NOT NULL,
	`stage` text NOT NULL,
	`grade` integer NOT NULL,
	`size` integer NOT NULL,
	`required` integer NOT NULL,
	PRIMARY KEY(`roll_id`, `class_id`),
	FOREIGN KEY (`roll_id`) REFERENCES `rolls`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`class_id`) REFERENCES `school_classes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`region_code`) REFERENCES `regions`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `roll_classes_school` ON `roll_classes` (`school_id`);--> statement-breakpoint
CREATE TABLE `roll_entries` (
	`roll_id` integer NOT NULL,
	`student_id` integer NOT NULL,
	`class_id` integer NOT NULL,
	PRIMARY KEY(`roll_id`, `student_id`),
	FOREIGN KEY (`roll_id`) REFERENCES `rolls`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`class_id`) REFERENCES `school_classes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `roll_entries_student` ON `roll_entries` (`student_id`);--> statement-breakpoint
CREATE INDEX `roll_entries_class` ON `roll_entries` (`roll_id`,`class_id`);--> statement-breakpoint
CREATE TABLE `rolls` (
	`id` integer PRIMARY KEY NOT NULL,
	`term_id` text NOT NULL,
	`region_code` text NOT NULL,
	`taken_on` text NOT NULL,
	`frozen_at` integer NOT NULL,
	FOREIGN KEY (`term_id`) REFERENCES `terms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`region_code`) REFERENCES `regions`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `audit_events` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`account_id` text,
	`act` text NOT NULL,
	`subject` text NOT NULL,
	`detail` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_events_at` ON `audit_events` (`at`);--> statement-breakpoint
CREATE INDEX `audit_events_subject` ON `audit_events` (`subject`);