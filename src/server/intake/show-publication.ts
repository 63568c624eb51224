import type { RequestHandler } from 'express'
import { SigiloError } from '../../domain/errors.js'
import { sendPrepared } from '../http/prepared-answer.js'
import type { Publication } from '../http/publication.js'

/** The keyring, its keys, the Web Key Directory and security.txt, as they are prepared for the keyring in force. */
export function showPublication(publication: () => Publication | null): RequestHandler {
  return (request, response) => {
    const published = publication()
    if (!published && request.path === '/keyring.json') {
      throw new SigiloError('closed', 'there is no keyring in force')
    }
    const answer = published?.get(request.path)
    if (!answer) throw new SigiloError('not_found', 'there is nothing here')
    sendPrepared(request, response, answer)
  }
}
