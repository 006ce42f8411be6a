namespace Sim.Engine.Configuration;

/// <summary>
/// The accounts of one side in the order in which the runtime keeps them: a new one goes to the end, the last one takes the place of one
/// that goes (src: lib/MySQL_Authentication.cpp; include/gen_utils.h, PtrArray).
/// </summary>
internal sealed class AccountBook
{
    private readonly List<RuntimeAccount> _accounts = [];
    private readonly Dictionary<string, int> _indexByName = new(StringComparer.Ordinal);

    /// <summary>The accounts, in order.</summary>
    public IReadOnlyList<RuntimeAccount> Accounts => _accounts;

    /// <summary>The account of a name, or null.</summary>
    public RuntimeAccount? Find(string username) => _indexByName.TryGetValue(username, out int index) ? _accounts[index] : null;

    /// <summary>Adds an account, or replaces the one of the same name in its place.</summary>
    public void Put(RuntimeAccount account)
    {
        string username = account.Account.Username;
        if (_indexByName.TryGetValue(username, out int index))
        {
            _accounts[index] = account;
            return;
        }

        _indexByName.Add(username, _accounts.Count);
        _accounts.Add(account);
    }

    /// <summary>Removes the account of a name, if there is one.</summary>
    public void Remove(string username)
    {
        if (!_indexByName.Remove(username, out int index))
        {
            return;
        }

        int last = _accounts.Count - 1;
        if (index != last)
        {
            _accounts[index] = _accounts[last];
            _indexByName[_accounts[index].Account.Username] = index;
        }

        _accounts.RemoveAt(last);
    }

    /// <summary>Removes every account whose name is not among <paramref name="kept"/>, always the first such one next.</summary>
    public void RemoveAllBut(IReadOnlySet<string> kept)
    {
        int index = 0;
        while (index < _accounts.Count)
        {
            string username = _accounts[index].Account.Username;
            if (kept.Contains(username))
            {
                index++;
            }
            else
            {
                Remove(username);
            }
        }
    }
}
