export interface SuggestedPay {
  /** Per cent of the pay that reached the worker, 0 to 100, to one place. */
  percent: number
  /** Where the text says so, in its code units; `end` is not included. */
  start: number
  end: number
}
