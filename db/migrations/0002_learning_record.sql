CREATE TABLE `added_items` (
	`id` integer PRIMARY KEY NOT NULL,
	`item_id` text NOT NULL,
	`lesson_id` text NOT NULL,
	`item_version_id` integer NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`item_version_id`) REFERENCES `item_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `added_items_item` ON `added_items` (`item_id`);--> statement-breakpoint
CREATE INDEX `added_items_lesson` ON `added_items` (`lesson_id`);--> statement-breakpoint
CREATE TABLE `item_decisions` (
	`id` integer PRIMARY KEY NOT NULL,
	`item_id` text NOT NULL,
	`decision` text NOT NULL,
	`replaced_by` text,
	`reason` text NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `item_decisions_item` ON `item_decisions` (`item_id`);--> statement-breakpoint
CREATE TABLE `item_exposure` (
	`item_version_id` integer PRIMARY KEY NOT NULL,
	`shown` integer NOT NULL,
	FOREIGN KEY (`item_version_id`) REFERENCES `item_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `item_reports` (
	`id` integer PRIMARY KEY NOT NULL,
	`item_id` text NOT NULL,
	`item_version_id` integer NOT NULL,
	`school_id` integer NOT NULL,
	`class_id` integer,
	`account_id` text NOT NULL,
	`reason` text NOT NULL,
	`note` text NOT NULL,
	`at` integer NOT NULL,
	`answered_at` integer,
	`answered_by` text,
	`answer` text,
	FOREIGN KEY (`item_version_id`) REFERENCES `item_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`class_id`) REFERENCES `school_classes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "item_reports_answered" CHECK(("item_reports"."answered_at" is null) = ("item_reports"."answered_by" is null))
);
--> statement-breakpoint
CREATE INDEX `item_reports_item` ON `item_reports` (`item_id`);--> statement-breakpoint
CREATE TABLE `lesson_statistics` (
	`lesson_id` text NOT NULL,
	`term_id` text NOT NULL,
	`computed_at` integer NOT NULL,
	`figures` text NOT NULL,
	PRIMARY KEY(`lesson_id`, `term_id`)
);
--> statement-breakpoint
CREATE TABLE `competition_items` (
	`competition_id` integer NOT NULL,
	`item_version_id` integer NOT NULL,
	PRIMARY KEY(`competition_id`, `item_version_id`),
	FOREIGN KEY (`competition_id`) REFERENCES `competitions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_version_id`) REFERENCES `item_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `competitions` (
	`id` integer PRIMARY KEY NOT NULL,
	`region_code` text NOT NULL,
	`name` text NOT NULL,
	`grades` text NOT NULL,
	`opens_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`items` integer NOT NULL,
	`minutes` integer NOT NULL,
	`account_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`called_off_at` integer,
	FOREIGN KEY (`region_code`) REFERENCES `regions`(`code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "competitions_window" CHECK("competitions"."closes_at" > "competitions"."opens_at")
);
--> statement-breakpoint
CREATE INDEX `competitions_region` ON `competitions` (`region_code`);--> statement-breakpoint
CREATE TABLE `findings` (
	`id` integer PRIMARY KEY NOT NULL,
	`class_id` integer NOT NULL,
	`school_id` integer NOT NULL,
	`sign` text NOT NULL,
	`lesson_id` text,
	`students` integer NOT NULL,
	`detail` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `school_classes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `findings_school` ON `findings` (`school_id`);--> statement-breakpoint
CREATE TABLE `mastery` (
	`roll_id` integer NOT NULL,
	`student_id` integer NOT NULL,
	`class_id` integer NOT NULL,
	`due_on` text NOT NULL,
	`evidence` text,
	`taken_at` integer,
	PRIMARY KEY(`roll_id`, `student_id`),
	FOREIGN KEY (`roll_id`) REFERENCES `rolls`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`class_id`) REFERENCES `school_classes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `mastery_due` ON `mastery` (`roll_id`,`class_id`,`due_on`,`evidence`);--> statement-breakpoint
CREATE TABLE `attendance` (
	`class_session_id` integer NOT NULL,
	`student_id` integer NOT NULL,
	`present` integer NOT NULL,
	`account_id` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`class_session_id`, `student_id`),
	FOREIGN KEY (`class_session_id`) REFERENCES `class_sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attendance_student` ON `attendance` (`student_id`);--> statement-breakpoint
CREATE TABLE `certificates` (
	`code` text PRIMARY KEY NOT NULL,
	`student_id` integer NOT NULL,
	`stage` text NOT NULL,
	`grade` integer NOT NULL,
	`school_year` integer NOT NULL,
	`issued_at` integer NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `certificates_one` ON `certificates` (`student_id`,`stage`,`grade`,`school_year`);--> statement-breakpoint
CREATE TABLE `lesson_contests` (
	`id` integer PRIMARY KEY NOT NULL,
	`run_id` integer NOT NULL,
	`lesson_id` text NOT NULL,
	`school_id` integer NOT NULL,
	`class_id` integer NOT NULL,
	`account_id` text NOT NULL,
	`note` text NOT NULL,
	`at` integer NOT NULL,
	`outcome` text,
	`answered_at` integer,
	`answered_by` text,
	`answer` text,
	FOREIGN KEY (`run_id`) REFERENCES `lesson_runs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`class_id`) REFERENCES `school_classes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "lesson_contests_answered" CHECK(("lesson_contests"."answered_at" is null) = ("lesson_contests"."outcome" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `lesson_contests_open` ON `lesson_contests` (`run_id`) WHERE answered_at is null;--> statement-breakpoint
CREATE INDEX `lesson_contests_school` ON `lesson_contests` (`school_id`);--> statement-breakpoint
CREATE TABLE `review_cards` (
	`student_id` integer NOT NULL,
	`item_version_id` integer NOT NULL,
	`due_at` integer NOT NULL,
	`card` text NOT NULL,
	PRIMARY KEY(`student_id`, `item_version_id`),
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_version_id`) REFERENCES `item_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `review_cards_due` ON `review_cards` (`student_id`,`due_at`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` integer NOT NULL,
	`kind` text DEFAULT 'check' NOT NULL,
	`lesson_id` text,
	`lesson_version_id` integer,
	`term_id` text,
	`weeks` integer,
	`competition_id` integer,
	`ordinal` integer NOT NULL,
	`pass_mark` integer NOT NULL,
	`started_at` integer NOT NULL,
	`deadline_at` integer,
	`finished_at` integer,
	`score` integer,
	`evidence` text,
	`class_session_id` integer,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lesson_version_id`) REFERENCES `lesson_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`term_id`) REFERENCES `terms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`competition_id`) REFERENCES `competitions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`class_session_id`) REFERENCES `class_sessions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "attempts_finished" CHECK(("__new_attempts"."finished_at" is null) = ("__new_attempts"."score" is null)),
	CONSTRAINT "attempts_of" CHECK(case "__new_attempts"."kind" when 'check' then "__new_attempts"."lesson_id" is not null and "__new_attempts"."lesson_version_id" is not null
        when 'booster' then "__new_attempts"."term_id" is not null and "__new_attempts"."weeks" is not null
        else "__new_attempts"."competition_id" is not null end)
);
--> statement-breakpoint
INSERT INTO `__new_attempts`("id", "student_id", "lesson_id", "lesson_version_id", "ordinal", "pass_mark", "started_at", "finished_at", "score", "evidence") SELECT "id", "student_id", "lesson_id", "lesson_version_id", "ordinal", "pass_mark", "started_at", "finished_at", "score", "evidence" FROM `attempts`;--> statement-breakpoint
DROP TABLE `attempts`;--> statement-breakpoint
ALTER TABLE `__new_attempts` RENAME TO `attempts`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `attempts_ordinal` ON `attempts` (`student_id`,`lesson_id`,`ordinal`);--> statement-breakpoint
CREATE UNIQUE INDEX `attempts_booster` ON `attempts` (`student_id`,`term_id`,`weeks`) WHERE kind = 'booster';--> statement-breakpoint
CREATE UNIQUE INDEX `attempts_competition` ON `attempts` (`competition_id`,`student_id`) WHERE kind = 'competition';--> statement-breakpoint
CREATE INDEX `attempts_session` ON `attempts` (`class_session_id`) WHERE class_session_id is not null;--> statement-breakpoint
ALTER TABLE `item_versions` ADD `situation` integer;--> statement-breakpoint
ALTER TABLE `item_versions` ADD `source` text;--> statement-breakpoint
ALTER TABLE `item_versions` ADD `review_by` text;--> statement-breakpoint
ALTER TABLE `lesson_runs` ADD `class_session_id` integer REFERENCES class_sessions(id);--> statement-breakpoint
CREATE INDEX `lesson_runs_session` ON `lesson_runs` (`class_session_id`) WHERE class_session_id is not null;--> statement-breakpoint
ALTER TABLE `class_sessions` ADD `lesson_id` text;--> statement-breakpoint
ALTER TABLE `class_sessions` ADD `evidence` text DEFAULT 'C' NOT NULL;--> statement-breakpoint
INSERT INTO `item_exposure` (`item_version_id`, `shown`) SELECT `item_version_id`, count(*) FROM `attempt_items` GROUP BY `item_version_id`;--> statement-breakpoint
INSERT INTO `mastery` (`roll_id`, `student_id`, `class_id`, `due_on`)
SELECT m.`roll_id`, m.`student_id`, e.`class_id`, date(m.`reached_at` / 1000 + 8 * 3600, 'unixepoch', '+42 days')
FROM `milestones` m JOIN `roll_entries` e ON e.`roll_id` = m.`roll_id` AND e.`student_id` = m.`student_id`
WHERE m.`metric` = 'completed' AND m.`evidence` IN ('A', 'B');
