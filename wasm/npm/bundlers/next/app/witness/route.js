// A route handler that answers with the output of the program for servers.
import { load } from 'atlas-l2';
import { WorkerPool } from 'atlas-l2/workers';

export const dynamic = 'force-dynamic';

export async function GET() {
  const atlas = await load();
  const pool = new WorkerPool(2);
  try {
    const bytes = new Uint8Array(1_000_000).fill(5);
    return new Response(`${(await pool.tree(bytes)).leafCount} ${atlas.sum(bytes)}\n`);
  } catch (error) {
    return new Response(error.message);
  } finally {
    pool.close();
  }
}
