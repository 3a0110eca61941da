// An invented dossier, small enough to know what must be found in it.

const pieces = [
  ["Harbour Board approves ferry terminal", "2023-11-14", "Saltholm Gazette",
    "The Harbour Board approved the ferry terminal at North Quay on 13 November 2023. Dalia Renn, the mayor of Saltholm, called it a long-awaited bridge to the islands."],
  ["Audit Office doubts the cost", "2024-02-10", "Northern Ledger",
    "The Audit Office put the cost of the terminal at 91 million on 9 February 2024. Mayor Dalia Renn rejected the figure. Ferries would sail from 2026."],
  ["Renn answers the audit", "2024-02-20", "Saltholm Gazette",
    "In an interview on 19 February 2024, Dalia Renn said the audit was mistaken. Pell Marrow, who leads the residents, disagreed."],
  ["A school opens", "2024-03-05", "Coast Today",
    "Dalia Renn opened a school in Saltholm on 4 March 2024, with songs and cake."],
  ["Residents go to court", "2024-04-13", "Northern Ledger",
    "Residents led by Pell Marrow asked the court to halt work on 12 April 2024. The terminal ferry would pass their houses."],
  ["Court stops all work", "2024-05-14", "Coast Today",
    "The court stopped all work at North Quay on 13 May 2024. Pell Marrow welcomed the order, Dalia Renn regretted it."],
  ["Žofie Ode takes over", "2025-01-08", "Coast Today",
    "Žofie Ode became mayor of Saltholm on 7 January 2025. She promised to end the quarrel over the quay’s future."],
  ["外交部谈渡轮", "2025-03-02", "Coast Today", "外交部发言人谈到北码头的渡轮航线。双方同意继续谈判。"],
  ["<b>Ferry</b> & “quay”", "2025-06-01", "Saltholm Gazette",
    "A headline with <i>marks</i> in it told of the ferry on 31 May 2025 & of nothing else."],
  ["Delegates meet in the north", "2025-07-03", "Northern Ledger",
    "Delegates from Oslo and Bergen met in Tromsø on 2 July 2025. “Norway will pay its share,” said Pell Marrow. Oslo asked Stockholm to follow."],
];

/** The dossier's files by name. */
export const articles = Object.fromEntries(
  pieces.map(([title, date, publisher, text], at) => [
    `${at}.jsonl`,
    JSON.stringify({ id: `piece-${at}`, title, date, sitename: publisher, text }) + "\n",
  ]),
);
