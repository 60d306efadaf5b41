/** As the server has it (workers/auth/password.ts, which brings the database along). */
export const SHORTEST_PASSWORD = 8
export const LONGEST_PASSWORD = 128
