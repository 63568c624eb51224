/** What a route of the staff app is, and what it is given. `routes.ts` is the one list of them. */
import type { Request, Response } from 'express'
import type { Session } from '../../domain/account.js'
import type { Person, Role, StaffLanguage } from '../../domain/person.js'

export interface Visit {
  request: Request
  response: Response
  language: StaffLanguage
  /** What was posted: fields once or several times, files; empty for GET. */
  form: FormData
  /** The first value of each parameter in the address. */
  query: URLSearchParams
}

/** Of somebody who is signed in. */
export interface SignedInVisit extends Visit {
  person: Person
  session: Session
  /** Stands in every form of the page, and comes back with it. */
  csrf: string
}

/** A view for a template; `title` names a text of the locale. */
export type Show = (
  visit: Visit | SignedInVisit,
  template: string,
  view: object,
  options?: { status?: number; hasScript?: boolean },
) => void

export type Handle<V extends Visit = SignedInVisit> = (visit: V) => void | Promise<void>

interface Place {
  method: 'GET' | 'POST'
  path: string
  /** The largest body; 64 KiB unless it says otherwise. */
  maxBodyBytes?: number
}

export type Route =
  | (Place & { who: 'anybody'; handle: Handle<Visit> })
  | (Place & {
      who: Role
      /** Wants the person to have proved who they are within the last five minutes. */
      isSensitive?: true
      handle: Handle
    })
