import { api, ok } from '../../api'

const PAGE = '50'

export const alarmServer = {
  list: (unseen: boolean, before: string | null) =>
    ok(
      api.security.alarms.$get({
        query: { unseen: unseen ? 'true' : 'false', limit: PAGE, ...(before === null ? {} : { before }) },
      }),
    ),
  see: (alarmId: string) => ok(api.security.alarms[':alarmId'].seen.$put({ param: { alarmId } })),
}

export type AlarmPage = Awaited<ReturnType<typeof alarmServer.list>>
export type Alarm = AlarmPage['alarms'][number]
