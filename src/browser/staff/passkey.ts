/**
 * The one script of the staff app. Where the browser can, it shows the places for passkeys, which are hidden without it; on
 * a click it asks the server for a challenge, the person for their passkey, and sends what that answers. All else is forms.
 */

interface GoOn {
  to: string
}

if (canUsePasskeys()) {
  for (const place of document.querySelectorAll<HTMLElement>('[data-passkey]')) {
    const form = place.querySelector('form')
    if (!form) continue
    place.hidden = false
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void run(form)
    })
  }
}

function canUsePasskeys(): boolean {
  if (!('PublicKeyCredential' in window)) return false
  const known: Partial<typeof PublicKeyCredential> = PublicKeyCredential
  return (
    typeof known.parseCreationOptionsFromJSON === 'function' &&
    typeof known.parseRequestOptionsFromJSON === 'function'
  )
}

async function run(form: HTMLFormElement): Promise<void> {
  const button = form.querySelector('button')
  const fault = form.querySelector<HTMLElement>('[role=alert]')
  if (button) button.disabled = true
  if (fault) fault.hidden = true
  try {
    const options = await post<PublicKeyCredentialCreationOptionsJSON>(
      form,
      form.dataset['options'],
    )
    if (options) {
      const answer = await ask(form.dataset['ceremony'], options)
      const next = await post<GoOn>(form, form.action, JSON.stringify(answer))
      if (next) location.assign(next.to)
    }
  } catch {
    // The person changed their mind, has no passkey here, or it does not hold: the same sentence for all.
    if (fault) fault.hidden = false
  }
  if (button) button.disabled = false
}

async function ask(
  ceremony: string | undefined,
  options: PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON,
): Promise<unknown> {
  const found =
    ceremony === 'create'
      ? await navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
        })
      : await navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
        })
  if (!(found instanceof PublicKeyCredential)) throw new Error('no passkey')
  return found.toJSON()
}

/** Null when the server wants a proof first, or a new sign-in: then the browser goes there. */
async function post<Answer>(
  form: HTMLFormElement,
  address: string | undefined,
  response?: string,
): Promise<Answer | null> {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') body.append(name, value)
  }
  if (response !== undefined) body.append('response', response)
  const answer = await fetch(address ?? '', { method: 'POST', body, redirect: 'manual' })
  if (answer.type === 'opaqueredirect' && form.dataset['prove']) {
    location.assign(form.dataset['prove'])
    return null
  }
  if (!answer.ok) throw new Error('refused')
  return (await answer.json()) as Answer
}
