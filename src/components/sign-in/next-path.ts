const allowed = {
  student: /^\/(my|lessons\/[\w/-]+)$/,
  staff: /^\/(classes|schools|regions)\/[\w/-]+$/,
};

/** The page someone wanted before signing in, if it is one of ours for such a person. */
export const nextPath = (wanted: string, as: 'student' | 'staff'): string | undefined =>
  allowed[as].test(wanted) ? wanted : undefined;
