import type { Permission, Role } from '../../../workers/auth/permissions'
import { ApiProblem, api, ok } from '../../api'

/** A built-in role, or one of the organization's own by its id. */
export type RoleChoice = { role: Role } | { roleId: string }
export interface RoleBody {
  name: string
  permissions: Permission[]
}

const person = (userId: string) => ({ param: { userId } })
const team = (teamId: string) => ({ param: { teamId } })
const role = (roleId: string) => ({ param: { roleId } })
const invitation = (invitationId: string) => ({ param: { invitationId } })

export const peopleServer = {
  people: async () => (await ok(api.people.$get())).people,
  invitations: async () => (await ok(api.invitations.$get())).invitations,
  roles: () => ok(api.roles.$get()),
  teams: async () => (await ok(api.teams.$get())).teams,

  change: (userId: string, change: Partial<RoleChoice> & { name?: string }) =>
    ok(api.people[':userId'].$patch({ ...person(userId), json: change })),
  deactivate: (userId: string, reassign: string) =>
    ok(api.people[':userId'].deactivate.$post({ ...person(userId), json: { reassign } })),
  resetSecondFactor: (userId: string) => ok(api.people[':userId']['second-factor'].$delete(person(userId))),
  reactivate: (userId: string) => ok(api.people[':userId'].reactivate.$post(person(userId))),

  invite: (asked: RoleChoice & { email: string; teamIds: string[] }) => ok(api.invitations.$post({ json: asked })),
  resend: (id: string) => ok(api.invitations[':invitationId'].resend.$post(invitation(id))),
  withdraw: (id: string) => ok(api.invitations[':invitationId'].$delete(invitation(id))),

  makeRole: (made: RoleBody) => ok(api.roles.$post({ json: made })),
  changeRole: (id: string, changed: RoleBody) => ok(api.roles[':roleId'].$put({ ...role(id), json: changed })),
  removeRole: (id: string) => ok(api.roles[':roleId'].$delete(role(id))),

  makeTeam: async (name: string) => (await ok(api.teams.$post({ json: { name } }))).team,
  renameTeam: (id: string, name: string) => ok(api.teams[':teamId'].$put({ ...team(id), json: { name } })),
  /** How many conversations wait for everybody now. A request frees so many only: it is asked until the team is gone. */
  removeTeam: async (id: string): Promise<number> => {
    for (let before = 0; ; ) {
      try {
        return before + (await ok(api.teams[':teamId'].$delete(team(id)))).freed
      } catch (error) {
        if (!(error instanceof ApiProblem) || error.code !== 'team.still_waiting') throw error
        before += Number(error.more.freed)
      }
    }
  },
  join: (teamId: string, userId: string) =>
    ok(api.teams[':teamId'].members[':userId'].$put({ param: { teamId, userId } })),
  leave: (teamId: string, userId: string) =>
    ok(api.teams[':teamId'].members[':userId'].$delete({ param: { teamId, userId } })),
}

export type Colleague = Awaited<ReturnType<typeof peopleServer.people>>[number]
export type Invitation = Awaited<ReturnType<typeof peopleServer.invitations>>[number]
export type Roles = Awaited<ReturnType<typeof peopleServer.roles>>
export type OwnRole = Roles['roles'][number]
export type BuiltIn = Roles['builtIn'][number]
export type Team = Awaited<ReturnType<typeof peopleServer.teams>>[number]
