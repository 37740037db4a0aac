/** Lessons are categories below one of this name in GIFT and Moodle. */
const top = '明辨课堂';

/** The category of a lesson, as Moodle reads it. */
export const categoryOf = (lesson: string): string => `$course$/top/${top}/${lesson}`;

/** The lesson of a category that we wrote; empty for any other. */
export const lessonOfCategory = (category: string): string =>
  new RegExp(`(?:^|/)${top}/([^/\\s]+)\\s*$`).exec(category)?.[1] ?? '';
